package spaceone.identity.api.v2.externalauth;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ProviderSetup;

/** {@code spaceone.api.identity.v2.ExternalAuth} */
@Path("v2/external-auth")
@ApplicationScoped
public class ExternalAuthResource {

    private static final String READ = "identity:ExternalAuth.read";
    private static final String WRITE = "identity:ExternalAuth.write";

    @Inject Caller caller;
    @Inject ExternalAuths externalAuths;
    @Inject ProviderSetup providerSetup;

    @POST
    @Path("set")
    @Doc(
            "Connects a domain with its directory: LDAP, OpenID Connect or Google. The "
                    + "address is tried before it is kept; secrets are stored encrypted and never "
                    + "shown. Replaces what was set.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public ExternalAuthInfo set(SetExternalAuthRequest request) {
        return ExternalAuthInfo.of(
                providerSetup.set(
                        caller.domain(request.domainId()),
                        request.pluginInfo().toNewExternalAuth()));
    }

    @POST
    @Path("test")
    @Doc(
            "Tries the way to a directory and tells in words which step fails. Ours. Takes what "
                    + "`set` takes, and changes nothing. The steps: address, connection, TLS, then "
                    + "discovery, issuer, keys and client, or bind, base and filter.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public ExternalAuthTrialInfo test(TestExternalAuthRequest request) {
        return ExternalAuthTrialInfo.of(
                providerSetup.test(
                        caller.domain(request.domainId()),
                        request.pluginInfo() == null
                                ? null
                                : request.pluginInfo().toNewExternalAuth()));
    }

    @POST
    @Path("unset")
    @Doc(
            "Ends the connection with the directory. External users stay, and cannot sign "
                    + "in until one is set again.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public ExternalAuthInfo unset(ExternalAuthRequest request) {
        String domainId = caller.domain(request.domainId());
        externalAuths.unset(domainId);
        return ExternalAuthInfo.none(domainId);
    }

    @POST
    @Path("get")
    @Doc("Shows the directory of a domain, without its secrets.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public ExternalAuthInfo get(ExternalAuthRequest request) {
        String domainId = caller.domain(request.domainId());
        return externalAuths
                .find(domainId)
                .map(ExternalAuthInfo::of)
                .orElseGet(() -> ExternalAuthInfo.none(domainId));
    }
}
