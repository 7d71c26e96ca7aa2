package spaceone.identity.api.v2.mail;

import jakarta.validation.constraints.NotNull;

public record MailRequest(@NotNull String mailId, String domainId) {}
