package spaceone.identity.api.v2.externaldirectory;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.externalauth.ExternalAuthTrialInfo;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ProviderSetup;

/** Directories besides the one of `ExternalAuth`. Ours. */
@Path("v2/external-directory")
@ApplicationScoped
public class ExternalDirectoryResource {

    private static final String READ = "identity:ExternalAuth.read";
    private static final String WRITE = "identity:ExternalAuth.write";

    @Inject Caller caller;
    @Inject ExternalDirectories directories;
    @Inject ProviderSetup providerSetup;

    @POST
    @Path("create")
    @Doc(
            "Adds a directory to the one that `ExternalAuth.set` keeps. Ours. It is asked after "
                    + "that, by `order`, or before all others about addresses of its option "
                    + "`email_domains`. Secrets are stored encrypted and never shown.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public ExternalDirectoryInfo create(CreateExternalDirectoryRequest request) {
        return ExternalDirectoryInfo.of(
                providerSetup.create(caller.domain(request.domainId()), request.toWanted()));
    }

    @POST
    @Path("update")
    @Doc(
            "Changes a further directory. Ours. What is left out stays; `plugin_info` is replaced "
                    + "as a whole. Its people stay its people.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public ExternalDirectoryInfo update(UpdateExternalDirectoryRequest request) {
        return ExternalDirectoryInfo.of(
                providerSetup.update(
                        caller.domain(request.domainId()),
                        request.directoryId(),
                        request.toWanted()));
    }

    @POST
    @Path("delete")
    @Doc(
            "Takes a further directory away. Ours. Its users stay, and cannot sign in until "
                    + "`User.release_identity` lets another directory vouch for them.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public Empty delete(ExternalDirectoryRequest request) {
        directories.delete(caller.domain(request.domainId()), request.directoryId());
        return new Empty();
    }

    @POST
    @Path("test")
    @Doc(
            "Tries the way to a further directory, as `ExternalAuth.test` does to the first. Ours. "
                    + "Changes nothing.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public ExternalAuthTrialInfo test(TestExternalDirectoryRequest request) {
        return ExternalAuthTrialInfo.of(
                providerSetup.test(
                        caller.domain(request.domainId()),
                        request.directoryId(),
                        request.pluginInfo() == null
                                ? null
                                : request.pluginInfo().toNewExternalAuth()));
    }

    @POST
    @Path("get")
    @Doc("Shows a further directory, without its secrets. Ours.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public ExternalDirectoryInfo get(ExternalDirectoryRequest request) {
        return ExternalDirectoryInfo.of(
                directories.get(caller.domain(request.domainId()), request.directoryId()));
    }

    @POST
    @Path("list")
    @Doc(
            "Lists the directories of a domain besides the one of `ExternalAuth`, in the order in "
                    + "which they are asked. Ours. There are at most 20.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public ExternalDirectoriesInfo list(ListExternalDirectoriesRequest request) {
        return ExternalDirectoriesInfo.of(directories.list(caller.domain(request.domainId())));
    }
}
