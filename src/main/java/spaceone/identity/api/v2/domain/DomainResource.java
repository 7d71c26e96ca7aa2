package spaceone.identity.api.v2.domain;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;
import static spaceone.identity.CommonError.NOT_FOUND;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.token.CallerRole.SYSTEM_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.Bearer;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.founding.Founding;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.DomainInfo;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.token.KeyPurpose;
import spaceone.identity.token.Keys;

/** {@code spaceone.api.identity.v2.Domain} */
@Path("v2/domain")
@ApplicationScoped
public class DomainResource {

    private static final String READ = "identity:Domain.read";
    private static final String WRITE = "identity:Domain.write";

    @Inject Domains domains;
    @Inject AuthInfoLimit authInfoLimit;
    @Inject Founding founding;
    @Inject Keys keys;
    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories externalDirectories;
    @Inject Bearer bearer;

    @POST
    @Path("create")
    @Doc(
            value =
                    "Creates a domain with its first administrator. Its managed roles and signing "
                            + "keys are made with it. With `reset_password` the administrator gets "
                            + "INVITATION_LINK or INVITATION_PASSWORD.",
            with = "tags")
    @Permission(value = WRITE, callers = SYSTEM_ADMIN)
    public DomainInfo create(CreateDomainRequest request) {
        return DomainInfo.of(
                founding.found(
                        request.name().strip(),
                        request.admin().toDomainAdministrator(),
                        request.tags() == null ? JsonValue.EMPTY_JSON_OBJECT : request.tags()));
    }

    @POST
    @Path("update")
    @Doc(value = "Changes name, tags and settings of a domain.", with = "tags")
    @Permission(value = WRITE, callers = SYSTEM_ADMIN)
    public DomainInfo update(UpdateDomainRequest request) {
        String name = request.name() == null ? null : request.name().strip();
        return DomainInfo.of(
                domains.update(
                        request.domainId(), name, request.tags(), request.checkedSettings()));
    }

    @POST
    @Path("delete")
    @Doc(
            "Deletes a domain. Nobody of it gets in any more; its rows are erased after "
                    + "`identity.domain.keep` (30 days). The root domain stays.")
    @Permission(value = WRITE, callers = SYSTEM_ADMIN)
    public Empty delete(DomainRequest request) {
        domains.delete(request.domainId());
        return new Empty();
    }

    @POST
    @Path("enable")
    @Doc("Lets the people of a disabled domain in again.")
    @Permission(value = WRITE, callers = SYSTEM_ADMIN)
    public DomainInfo enable(DomainRequest request) {
        return DomainInfo.of(domains.enable(request.domainId()));
    }

    @POST
    @Path("disable")
    @Doc("Keeps everybody of a domain out. Their tokens are refused from now on.")
    @Permission(value = WRITE, callers = SYSTEM_ADMIN)
    public DomainInfo disable(DomainRequest request) {
        return DomainInfo.of(domains.disable(request.domainId()));
    }

    /** Our own: new key pairs sign from now on, tokens signed before stay good. */
    @POST
    @Path("rotate-keys")
    @Doc(
            "Makes new key pairs for a domain. They sign from now on; tokens signed before "
                    + "stay good until they end. With `algorithm` they sign with that from now on; "
                    + "without, with what the present ones do.")
    @Permission(value = WRITE, callers = SYSTEM_ADMIN)
    public Empty rotateKeys(RotateKeysRequest request) {
        keys.rotate(
                domains.get(request.domainId()).domainId(),
                Optional.ofNullable(request.algorithm()));
        return new Empty();
    }

    @POST
    @Path("get")
    @Doc("Shows a domain.")
    @Permission(value = READ, callers = SYSTEM_ADMIN)
    public DomainInfo get(DomainRequest request) {
        return DomainInfo.of(domains.get(request.domainId()));
    }

    @POST
    @Path("get-auth-info")
    @Doc(
            "Tells a sign-in page how people of a domain sign in. Looked up by the "
                    + "domain's name, or, ours, by its id; 120 calls a minute from one address.")
    @NoAuth
    public DomainAuthInfo getAuthInfo(GetAuthInfoRequest request) {
        authInfoLimit.take();
        Domain domain =
                request.domainId() == null
                        ? named(request.name())
                        : domains.get(request.domainId());
        return DomainAuthInfo.of(
                domain,
                externalAuths.find(domain.domainId()),
                externalDirectories.list(domain.domainId()));
    }

    private Domain named(@Nullable String name) {
        if (name == null) {
            throw REQUIRED_PARAMETER.with("name");
        }
        return domains.named(name).orElseThrow(() -> NOT_FOUND.with("name", name));
    }

    /** For services that check our tokens themselves; they come with a system token. */
    @POST
    @Path("get-public-key")
    @Doc(
            "Gives a service the key that access tokens of a domain are checked with. "
                    + "Needs a system token as bearer. New programs read the JWKS at "
                    + "`/identity/jwks/{domain_id}` instead.")
    @NoAuth
    public DomainPublicKey getPublicKey(
            DomainRequest request, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!bearer.authenticate(authorization).isSystem()) {
            throw AUTHENTICATE_FAILURE.with("a system token is needed.");
        }
        Domain domain = domains.get(request.domainId());
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domain.domainId(), domain.state());
        }
        String newest = keys.publicKeys(domain.domainId(), KeyPurpose.ACCESS).get(0).toJSONString();
        return new DomainPublicKey(domain.domainId(), newest);
    }

    @POST
    @Path("list")
    @Doc(value = "Lists the domains of the installation.", with = "query")
    @Permission(value = READ, callers = SYSTEM_ADMIN)
    @ListOf(DomainInfo.class)
    public Record list(ListDomainsRequest request) {
        return ListAnswer.of(domains.list(request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups domains.", with = "query")
    @Permission(value = READ, callers = SYSTEM_ADMIN)
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(domains.stat(request.toStatistics()));
    }
}
