package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import spaceone.identity.api.v2.audit.AuditRecordResource;
import spaceone.identity.api.v2.domain.DomainResource;
import spaceone.identity.api.v2.role.RoleResource;
import spaceone.identity.api.v2.rolebinding.RoleBindingResource;
import spaceone.identity.api.v2.system.SystemResource;
import spaceone.identity.api.v2.token.TokenResource;
import spaceone.identity.api.v2.user.UserResource;
import spaceone.identity.api.v2.userprofile.UserProfileResource;
import spaceone.identity.api.v2.workspace.WorkspaceResource;
import spaceone.identity.api.wire.AnswerWriter;
import spaceone.identity.api.wire.RequestReader;

/**
 * All of the API. The resources are listed by hand: what is not listed is served by nobody, and
 * seen by nobody.
 */
@ApplicationPath("identity")
@ApplicationScoped
public class IdentityApplication extends Application {

    private static final List<Class<?>> RESOURCES =
            List.of(
                    AuditRecordResource.class,
                    DomainResource.class,
                    RoleBindingResource.class,
                    RoleResource.class,
                    SystemResource.class,
                    TokenResource.class,
                    UserResource.class,
                    UserProfileResource.class,
                    WorkspaceResource.class);

    static List<Class<?>> resources() {
        return RESOURCES;
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(
                List.of(
                        RouteFilter.class,
                        AuthenticationFilter.class,
                        RequestReader.class,
                        AnswerWriter.class,
                        ErrorMapper.class));
        return classes;
    }
}
