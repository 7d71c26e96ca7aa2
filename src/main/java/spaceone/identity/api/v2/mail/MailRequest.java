package spaceone.identity.api.v2.mail;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record MailRequest(@NotNull String mailId, @Nullable String domainId) {}
