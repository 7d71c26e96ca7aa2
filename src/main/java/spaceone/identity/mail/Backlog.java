package spaceone.identity.mail;

import java.time.Duration;

/** How many mails wait to be sent, and how long the oldest of them has. */
public record Backlog(long mails, Duration oldest) {}
