package spaceone.identity.domainsetup;

import spaceone.identity.IdentityException;

/**
 * Why a document is refused.
 *
 * @param path where in the document
 */
public record SetupProblem(String path, Section section, IdentityException refusal) {}
