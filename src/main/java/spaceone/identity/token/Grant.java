package spaceone.identity.token;

import org.jspecify.annotations.Nullable;
import spaceone.identity.tenancy.Place;

/**
 * A granted token with the role behind it: {@code roleType} is the user's, which may differ from
 * the token's.
 */
public record Grant(String accessToken, String roleType, @Nullable String roleId, Place place) {}
