package spaceone.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;

/** The claims of a token, under the names that clients read (docs/contract/sign-in.md). */
public final class Claims {

    static final String ISSUER = "spaceone.identity";
    static final String VERSION = "2.0";

    private final JWTClaimsSet set;

    Claims(JWTClaimsSet set) {
        this.set = set;
    }

    /** The claims every token has. */
    static Builder of(
            TokenType type, OwnerType owner, String domainId, String subject, Instant issuedAt) {
        return new Builder(type, owner, domainId, subject, issuedAt);
    }

    JWTClaimsSet set() {
        return set;
    }

    public Optional<TokenType> type() {
        return constant(TokenType.class, "typ");
    }

    public Optional<OwnerType> owner() {
        return constant(OwnerType.class, "own");
    }

    public Optional<CallerRole> role() {
        return constant(CallerRole.class, "rol");
    }

    public String domainId() {
        return text("did");
    }

    public String subject() {
        List<String> audience = set.getAudience();
        return audience.isEmpty() ? "" : audience.get(0);
    }

    public String tokenId() {
        return String.valueOf(set.getJWTID());
    }

    public String sessionId() {
        return text("fam");
    }

    /** Empty when the token is not bound to a workspace. */
    public String workspaceId() {
        return text("wid");
    }

    public List<String> permissions() {
        return texts("permissions");
    }

    public List<String> projects() {
        return texts("projects");
    }

    SignInProof proof() {
        Instant at =
                set.getClaim("auth_time") instanceof Number seconds
                        ? Instant.ofEpochSecond(seconds.longValue())
                        : null;
        return new SignInProof(at, texts("amr"));
    }

    /** What makes this refresh token the good one of its session; empty when it does not rotate. */
    String refreshKey() {
        return text("key");
    }

    int refreshesLeft() {
        return set.getClaim("ttl") instanceof Number left ? left.intValue() : 0;
    }

    boolean isOurs() {
        return ISSUER.equals(set.getIssuer()) && VERSION.equals(text("ver"));
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(set.getExpirationTime()).map(Date::toInstant);
    }

    private String text(String name) {
        return set.getClaim(name) instanceof String text ? text : "";
    }

    private List<String> texts(String name) {
        try {
            List<String> list = set.getStringListClaim(name);
            return list == null ? List.of() : list;
        } catch (ParseException e) {
            return List.of();
        }
    }

    private <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        String text = text(name);
        return java.util.stream.Stream.of(type.getEnumConstants())
                .filter(c -> c.name().equals(text))
                .findFirst();
    }

    /** Builds the claims of a new token. */
    static final class Builder {

        private final JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();

        private Builder(
                TokenType type,
                OwnerType owner,
                String domainId,
                String subject,
                Instant issuedAt) {
            set.issuer(ISSUER)
                    .claim("typ", type.name())
                    .claim("own", owner.name())
                    .claim("did", domainId)
                    .audience(subject)
                    .jwtID(Ids.token())
                    .issueTime(Date.from(issuedAt))
                    .claim("ver", VERSION);
        }

        Builder tokenId(String id) {
            set.jwtID(id);
            return this;
        }

        Builder expiresAt(Instant instant) {
            set.expirationTime(Date.from(instant));
            return this;
        }

        Builder session(String sessionId) {
            set.claim("fam", sessionId);
            return this;
        }

        Builder role(CallerRole role) {
            set.claim("rol", role.name());
            return this;
        }

        Builder proof(SignInProof proof) {
            if (proof.at() != null) {
                set.claim("auth_time", proof.at().getEpochSecond());
            }
            if (proof.level() != null) {
                set.claim("acr", proof.level());
            }
            return list("amr", proof.methods());
        }

        Builder workspace(@Nullable String workspaceId) {
            set.claim("wid", workspaceId);
            return this;
        }

        /** Also under the names of the first version. Its refresh tokens are of no newer type. */
        Builder firstVersion(TokenType type) {
            set.claim("cat", type.name()).claim("user_type", OwnerType.USER.name());
            if (type == TokenType.REFRESH_TOKEN) {
                set.claim("typ", null);
            }
            return this;
        }

        Builder rotating(String key, int refreshes) {
            set.claim("key", key).claim("ttl", refreshes);
            return this;
        }

        /** Empty lists are left out: no restriction beyond the role. */
        Builder list(String name, List<String> values) {
            if (!values.isEmpty()) {
                set.claim(name, values);
            }
            return this;
        }

        Builder injected(Map<String, ?> params) {
            set.claim("injected_params", params);
            return this;
        }

        Claims build() {
            return new Claims(set.build());
        }
    }
}
