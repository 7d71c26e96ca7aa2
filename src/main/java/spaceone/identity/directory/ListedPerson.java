package spaceone.identity.directory;

import java.util.Optional;

/**
 * An entry of a directory that is read as a whole.
 *
 * @param entry its name there
 * @param person empty where it has no id: it is nobody who could sign in
 */
public record ListedPerson(String entry, Optional<DirectoryUser> person) {}
