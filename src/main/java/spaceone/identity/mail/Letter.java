package spaceone.identity.mail;

/** A mail as its reader sees it: the same words as HTML and as plain text. */
public record Letter(String language, String subject, String html, String text) {}
