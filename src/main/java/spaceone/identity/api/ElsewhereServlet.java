package spaceone.identity.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The URLs at which the web console looks for what other services of its product would answer
 * (docs/contract/console.md), led to the methods here.
 */
@WebServlet(
        name = "elsewhere",
        urlPatterns = {"/config/user-config/*", "/add-ons/autocomplete/*"},
        asyncSupported = true)
public class ElsewhereServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String url = request.getServletPath() + request.getPathInfo();
        Optional<String> path = Routes.all().at(url).map(Routes.Route::path);
        String known = path.orElse("v2" + request.getServletPath() + "/unknown");
        request.getRequestDispatcher("/identity/" + known).forward(request, response);
    }
}
