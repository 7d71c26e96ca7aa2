package spaceone.identity.api;

import static spaceone.identity.CommonError.PERMISSION_DENIED;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import spaceone.identity.IdentityException;
import spaceone.identity.access.Giver;
import spaceone.identity.access.Permissions;
import spaceone.identity.api.admission.KnownCallers;
import spaceone.identity.api.wire.RequestReader;
import spaceone.identity.audit.Actor;
import spaceone.identity.token.CallerRole;
import spaceone.identity.token.Principal;

/** The gate in front of every method: who calls, and may he (docs/contract/tenancy.md). */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AuthenticationFilter implements ContainerRequestFilter {

    @Context ResourceInfo target;

    @Inject Bearer bearer;
    @Inject Caller caller;
    @Inject Actor actor;
    @Inject KnownCallers callers;
    @Inject Giver giver;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Method method = target.getResourceMethod();
        actor.calls(CallTarget.action(method));
        Permission permission = method.getAnnotation(Permission.class);
        if (permission == null) {
            return;
        }
        WrittenCalls.expect(request, permission);
        Principal principal = principal(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        caller.is(
                principal,
                request.getHeaderString("X-Domain-Id"),
                request.getHeaderString("X-Workspace-Id"));
        callers.remember(
                request.getHeaderString(HttpHeaders.AUTHORIZATION),
                principal.domainId() + " " + principal.subject());
        actor.authenticated(
                principal.owner().name(),
                principal.domainId(),
                principal.subject(),
                principal.sessionId());
        actor.acts(principal.role().name(), principal.workspaceId());
        knowWhatTheyMayGive(principal);
        try {
            demand(permission, method, principal);
        } catch (IdentityException refusal) {
            actor.names(RequestReader.peek(request.getEntityStream()));
            throw refusal;
        }
    }

    private void demand(Permission permission, Method method, Principal principal) {
        Optional<Restriction> restriction = Restriction.of(principal);
        if (restriction.isEmpty()) {
            caller.demand(permission);
        } else if (!restriction.get().opens(Routes.path(method))) {
            throw PERMISSION_DENIED.with();
        }
    }

    /** A token that has merely come to its end is no event: clients fetch the next one. */
    private Principal principal(String header) {
        try {
            return bearer.authenticate(header);
        } catch (IdentityException refusal) {
            if (bearer.hasExpired(header)) {
                actor.recorded();
            }
            throw refusal;
        }
    }

    /** A token that is good for its owner alone is no power over others. */
    private void knowWhatTheyMayGive(Principal principal) {
        if (principal.isHuman()) {
            boolean forThemselves = principal.role() == CallerRole.USER;
            giver.isUser(
                    principal.subject(),
                    forThemselves ? Permissions.NONE : principal.permissions());
        } else if (!principal.isSystem()) {
            giver.isApp(principal.subject(), principal.sessionId(), principal.permissions());
        }
    }

    static boolean allowed(Permission permission, Principal principal) {
        List<CallerRole> callers = List.of(permission.callers());
        boolean byRole =
                callers.equals(List.of(CallerRole.USER))
                        ? principal.isHuman()
                        : callers.contains(principal.role());
        if (byRole && permission.value().equals(Permission.OF_ANOTHER_METHOD)) {
            return true;
        }
        if (byRole) {
            return Permissions.covers(principal.permissions(), permission.value());
        }
        return !permission.self().isEmpty()
                && principal.isHuman()
                && Permissions.covers(principal.permissions(), permission.self());
    }
}
