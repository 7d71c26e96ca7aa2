package spaceone.identity.user;

import java.util.List;

/** A user has another address; what was mailed to any but {@code good} is no longer for them. */
public record UserMoved(String domainId, String userId, List<String> good) {}
