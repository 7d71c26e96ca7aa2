package spaceone.identity.directory;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.WithheldError;

/**
 * Why somebody who came with credentials of the domain's directory was not let in, in words for its
 * administrators. They go into the record of the refusal; whoever tried learns none of it.
 */
public enum Refusal implements WithheldError {
    NO_DIRECTORY("The domain has no external directory."),
    NO_CREDENTIALS("The credentials hold nothing that this directory takes: {0}."),
    NOT_ACCEPTED("The directory does not accept the credentials."),
    NOBODY_THERE("No directory that was asked knows such a user."),
    NO_TOKEN("What was shown is no token of the kind that is taken here: {0}."),
    ALGORITHM("The token is signed with {0}, which is not accepted."),
    UNKNOWN_KEY("The provider lists no key {0}, with which the token is signed."),
    SIGNATURE("The token's signature is not that of the provider's key {0}."),
    ISSUER("The token was issued by {0}, the provider is {1}."),
    EXPIRED("The token has expired at {0}."),
    NOT_YET_VALID("The token is not valid before {0}."),
    AUDIENCE("Wrong audience: the token was made for {0}, not for {1}."),
    NONCE("The token belongs to another attempt to sign in: its nonce is not the one given."),
    HOSTED_DOMAIN("The account belongs to {0}, not to the domain that is let in."),
    OPAQUE("The token is opaque, and the provider cannot be asked about it: {0}."),
    CODE("The provider does not take the code: {0}. It may be used, old, or of another sign-in."),
    NOT_ACTIVE("The provider says that the token is not active: expired, revoked, or unknown."),
    REFUSED_THERE("The provider refuses the token at its {0} (status {1})."),
    NO_ID("The provider tells no claim {0}, which is to be the user id."),
    UNVERIFIED_ADDRESS(
            "The provider has not verified the e-mail address {0}, which is the user id."),
    DISABLED_THERE("The directory says that the account is disabled."),
    PASSWORD_EXPIRED("The directory says that the password has expired."),
    MUST_CHANGE_PASSWORD("The directory wants a new password first."),
    ACCOUNT_EXPIRED("The directory says that the account has expired."),
    LOCKED_THERE("The directory has locked the account."),
    NOT_AT_THIS_TIME("The directory does not let the account in at this time."),
    NOT_FROM_HERE("The directory does not let the account in from here."),
    NO_PASSWORD_THERE("The entry in the directory has no password that could be checked."),
    SEVERAL_ENTRIES("The directory has several entries of that name."),
    ELSEWHERE("The directory refers to another server, which is not asked."),
    DENIED_THERE("The directory refuses the account for a reason of its own."),
    UNKNOWN_HERE(
            "The directory knows the user, but there is none here, and auto_user_sync is off."),
    UNUSABLE_ID("No user can be made of the id: {0}"),
    LOCAL_NAME("The user of that name does not sign in through the directory."),
    OTHER_IDENTITY(
            "The name is taken: it belongs to the identity {0}, and {1} was shown. If it is the same"
                    + " person, or the account shall change hands, release its identity."),
    OTHER_DIRECTORY(
            "The user belongs to the directory {0}, and {1} vouched for them. If they have moved,"
                    + " release their identity.");

    private static final int LONGEST_VALUE = 200;

    private final String template;

    Refusal(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }

    /** Some values come from strangers, so they are shortened and made readable. */
    @Override
    public IdentityException with(@Nullable Object... data) {
        Object[] texts = new Object[data.length];
        for (int i = 0; i < data.length; i++) {
            texts[i] = readable(String.valueOf(data[i]));
        }
        IdentityException refusal = WithheldError.super.with(texts);
        return refusal.recorded(Map.of("cause", name(), "explanation", refusal.getMessage()));
    }

    /** What the provider never made, or does not know. */
    @Override
    public boolean isGuess() {
        return switch (this) {
            case NO_CREDENTIALS,
                    NOT_ACCEPTED,
                    NOBODY_THERE,
                    NO_TOKEN,
                    ALGORITHM,
                    UNKNOWN_KEY,
                    SIGNATURE,
                    ISSUER,
                    OPAQUE,
                    CODE,
                    NOT_ACTIVE,
                    REFUSED_THERE ->
                    true;
            default -> false;
        };
    }

    /** What says only that this directory is not the one: another of the domain may be. */
    public boolean isOfAnother() {
        return switch (this) {
            case NOBODY_THERE, UNKNOWN_KEY, SIGNATURE, ISSUER, AUDIENCE -> true;
            default -> false;
        };
    }

    /** About whom the refusal is, as the provider has it. */
    static Map<String, String> about(Optional<String> userId) {
        return userId.map(id -> Map.of("user_id", readable(id))).orElse(Map.of());
    }

    private static String readable(String value) {
        String text = value.replaceAll("\\p{C}", "?");
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }
}
