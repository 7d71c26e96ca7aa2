package spaceone.identity.mail;

/** A mail was put into the outbox; it is there for others once the transaction has committed. */
record OutboxFilled(String mailId) {}
