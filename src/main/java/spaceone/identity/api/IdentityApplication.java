package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import spaceone.identity.api.admission.StreamWatch;
import spaceone.identity.api.v2.app.AppResource;
import spaceone.identity.api.v2.audit.AuditRecordResource;
import spaceone.identity.api.v2.autocomplete.AutocompleteResource;
import spaceone.identity.api.v2.domain.DomainResource;
import spaceone.identity.api.v2.domainsetup.DomainSetupResource;
import spaceone.identity.api.v2.endpoint.EndpointResource;
import spaceone.identity.api.v2.externalauth.ExternalAuthResource;
import spaceone.identity.api.v2.externaldirectory.ExternalDirectoryResource;
import spaceone.identity.api.v2.factorpolicy.FactorPolicyResource;
import spaceone.identity.api.v2.mail.MailResource;
import spaceone.identity.api.v2.mailtext.MailTextResource;
import spaceone.identity.api.v2.node.NodeResource;
import spaceone.identity.api.v2.organization.OrganizationResource;
import spaceone.identity.api.v2.ownfactor.OwnFactorResource;
import spaceone.identity.api.v2.personaldata.PersonalDataResource;
import spaceone.identity.api.v2.project.ProjectResource;
import spaceone.identity.api.v2.projectgroup.ProjectGroupResource;
import spaceone.identity.api.v2.provider.ProviderResource;
import spaceone.identity.api.v2.retentionpolicy.RetentionPolicyResource;
import spaceone.identity.api.v2.role.RoleResource;
import spaceone.identity.api.v2.rolebinding.RoleBindingResource;
import spaceone.identity.api.v2.serviceaccount.ServiceAccountResource;
import spaceone.identity.api.v2.system.SystemResource;
import spaceone.identity.api.v2.token.TokenResource;
import spaceone.identity.api.v2.trustedaccount.TrustedAccountResource;
import spaceone.identity.api.v2.user.UserFactorResource;
import spaceone.identity.api.v2.user.UserResource;
import spaceone.identity.api.v2.userconfig.UserConfigResource;
import spaceone.identity.api.v2.userexport.UserExportResource;
import spaceone.identity.api.v2.usergroup.UserGroupResource;
import spaceone.identity.api.v2.userimport.UserImportJobResource;
import spaceone.identity.api.v2.userimport.UserImportResource;
import spaceone.identity.api.v2.userprofile.UserProfileResource;
import spaceone.identity.api.v2.usersession.UserSessionResource;
import spaceone.identity.api.v2.workspace.WorkspaceResource;
import spaceone.identity.api.v2.workspacegroup.WorkspaceGroupResource;
import spaceone.identity.api.v2.workspacegroupuser.WorkspaceGroupUserResource;
import spaceone.identity.api.v2.workspaceuser.WorkspaceUserResource;
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
                    AppResource.class,
                    AuditRecordResource.class,
                    AutocompleteResource.class,
                    DomainResource.class,
                    DomainSetupResource.class,
                    EndpointResource.class,
                    ExternalAuthResource.class,
                    ExternalDirectoryResource.class,
                    FactorPolicyResource.class,
                    OrganizationResource.class,
                    OwnFactorResource.class,
                    ProjectGroupResource.class,
                    PersonalDataResource.class,
                    ProjectResource.class,
                    ProviderResource.class,
                    RoleBindingResource.class,
                    RoleResource.class,
                    ServiceAccountResource.class,
                    MailResource.class,
                    MailTextResource.class,
                    NodeResource.class,
                    SystemResource.class,
                    TokenResource.class,
                    TrustedAccountResource.class,
                    UserConfigResource.class,
                    UserGroupResource.class,
                    RetentionPolicyResource.class,
                    UserExportResource.class,
                    UserImportResource.class,
                    UserImportJobResource.class,
                    UserSessionResource.class,
                    UserProfileResource.class,
                    UserResource.class,
                    UserFactorResource.class,
                    WorkspaceGroupResource.class,
                    WorkspaceGroupUserResource.class,
                    WorkspaceResource.class,
                    WorkspaceUserResource.class,
                    spaceone.identity.api.v1.token.TokenResource.class,
                    spaceone.identity.api.v1.user.UserResource.class);

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
                        StreamWatch.class,
                        RequestReader.class,
                        AnswerWriter.class,
                        WrittenCalls.class,
                        ErrorMapper.class));
        return classes;
    }
}
