package spaceone.identity.user;

import java.util.Optional;
import spaceone.identity.directory.DirectoryIdentity;

/**
 * Somebody who is new here, and where they come from.
 *
 * @param directoryId which vouches for them; empty where they came from no directory
 * @param identity who they are there; empty where that is not known
 */
public record Arrival(
        CarriedUser person, Optional<String> directoryId, Optional<DirectoryIdentity> identity) {}
