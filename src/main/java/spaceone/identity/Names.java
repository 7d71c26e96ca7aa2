package spaceone.identity;

/** The two spellings of a member: {@code user_id} and {@code userId}. */
public final class Names {

    private Names() {}

    public static String snake(String camel) {
        StringBuilder text = new StringBuilder();
        for (char c : camel.toCharArray()) {
            if (Character.isUpperCase(c)) {
                text.append('_').append(Character.toLowerCase(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /**
     * {@code UserProfile} to {@code user-profile}, {@code getWorkspaces} to {@code get-workspaces}.
     */
    public static String kebab(String camel) {
        String snake = snake(camel).replace('_', '-');
        return snake.startsWith("-") ? snake.substring(1) : snake;
    }
}
