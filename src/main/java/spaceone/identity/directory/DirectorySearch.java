package spaceone.identity.directory;

/** One person by his exact id, or people by a part of id, name or address. */
public record DirectorySearch(boolean exact, String text) {

    /** More people than this are never asked for. */
    public static final int LIMIT = 25;

    public static DirectorySearch userId(String userId) {
        return new DirectorySearch(true, userId);
    }

    public static DirectorySearch keyword(String keyword) {
        return new DirectorySearch(false, keyword);
    }
}
