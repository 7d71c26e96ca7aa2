package spaceone.identity.token;

import spaceone.identity.user.AccountFact;

/** Somebody knows the user's password and tries codes; told at an address that is proven. */
public record SecondFactorGuessed(
        String domainId, String userId, String language, String verifiedAddress)
        implements AccountFact {}
