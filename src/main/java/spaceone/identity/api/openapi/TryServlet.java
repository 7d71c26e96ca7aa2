package spaceone.identity.api.openapi;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The viewer with the session of whoever is signed in. The viewer is not ours and stays in a frame
 * of no origin; this page shows what it wants to send, sends it, and hands the answer in. So no
 * token gets into the frame, and nothing is sent that nobody has seen.
 */
@WebServlet(name = "try", urlPatterns = "/try")
public class TryServlet extends HttpServlet {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Try the Identity API</title>
              <link rel="stylesheet" href="docs/try.css">
            </head>
            <body>
              <header>
                <h1>Try the Identity API</h1>
                <p id="who" role="status"></p>
                <p id="door" hidden><a href="./" target="_blank" rel="noopener">Sign in</a> in another tab, and come back.</p>
              </header>
              <main><iframe title="The viewer of the API" src="identity/docs" sandbox="allow-scripts allow-forms allow-popups"></iframe></main>
              <dialog id="question" aria-labelledby="heading">
                <h2 id="heading">Send this in your name?</h2>
                <p><code id="method"></code></p>
                <pre id="body" tabindex="0" role="region" aria-label="Request"></pre>
                <form method="dialog">
                  <p id="as">
                    <label>As <select id="scope">
                      <option value="USER">yourself</option>
                      <option value="DOMAIN">administrator of the domain</option>
                      <option value="WORKSPACE">somebody of a workspace</option>
                    </select></label>
                    <label>Workspace <input id="workspace" autocomplete="off"></label>
                  </p>
                  <button value="send">Send</button>
                  <button value="" autofocus>Do not send</button>
                </form>
              </dialog>
              <script type="module" src="docs/try.js"></script>
            </body>
            </html>
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " frame-src 'self'; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'; require-trusted-types-for 'script'");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(PAGE);
    }
}
