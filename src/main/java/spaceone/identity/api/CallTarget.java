package spaceone.identity.api;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import spaceone.identity.audit.Actor;

/** Whom a call is about, as far as its URL and its ids tell. */
record CallTarget(String kind, String id) {

    static CallTarget of(Actor actor) {
        String kind = actor.action().substring(0, actor.action().indexOf('.'));
        Map<String, String> ids = actor.ids();
        String id = ids.get(snake(kind) + "_id");
        if (id != null) {
            return new CallTarget(kind, id);
        }
        if (ids.containsKey("user_id")) {
            return new CallTarget("User", ids.get("user_id"));
        }
        return kind.equals("UserProfile")
                ? new CallTarget("User", actor.id())
                : new CallTarget(kind, "");
    }

    /**
     * {@code v2/user-profile} and {@code update-password} are {@code UserProfile.update_password}.
     */
    static String action(Method method) {
        String resource = method.getDeclaringClass().getAnnotation(Path.class).value();
        StringBuilder name = new StringBuilder();
        for (String word : resource.substring(resource.indexOf('/') + 1).split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name + "." + method.getAnnotation(Path.class).value().replace('-', '_');
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
