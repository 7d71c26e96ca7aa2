package spaceone.identity.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import spaceone.identity.Json;

/**
 * Tells the web console which methods exist; it calls only what is listed, so paths are listed
 * without a version (docs/contract/console.md). Its v1 face is told of the suggestions for its
 * search only, which it calls there: a path without a version means v2.
 */
@WebServlet(
        name = "reflection",
        urlPatterns = {"/console-api/api/reflection", "/api/reflection"})
public class ReflectionServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonAnswers.write(response, apis(request.getServletPath().startsWith("/console-api")));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        doGet(request, response);
    }

    private static JsonObject apis(boolean second) {
        JsonArrayBuilder apis = Json.createArrayBuilder();
        for (Routes.Route route : Routes.all().list()) {
            String path = Routes.elsewhere(route).orElse("/identity/" + route.name());
            boolean isSecond = route.version().equals("v2") && !path.startsWith("/add-ons/");
            boolean isFirst = path.startsWith("/add-ons/");
            if (second ? isSecond : isFirst) {
                String verb = route.name().substring(route.name().indexOf('/') + 1);
                apis.add(
                        Json.createObjectBuilder()
                                .add("path", path)
                                .add("name", verb.replace('-', '_'))
                                .add("method", Json.createArrayBuilder().add("post")));
            }
        }
        return Json.createObjectBuilder().add("apis", apis).build();
    }
}
