package spaceone.identity.mail;

/** What has become of a mail. */
public enum MailState {
    /** To be sent, now or at its next attempt. */
    QUEUED,
    /** A mail server has taken it over. */
    SENT,
    /** It will not be sent: what is inside has died, or its address does not exist. */
    GIVEN_UP
}
