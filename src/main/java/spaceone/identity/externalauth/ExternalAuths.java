package spaceone.identity.externalauth;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Powers;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.GroupMapper;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Workspaces;

/** Sets, replaces and takes away how a domain signs in elsewhere. */
@Stateless
public class ExternalAuths {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Domains domains;
    @Inject Secrets secrets;
    @Inject Powers powers;
    @Inject Roles roles;
    @Inject Workspaces workspaces;

    /**
     * @param metadata what anybody may know of the provider
     */
    public ExternalAuth set(String domainId, NewExternalAuth wanted, JsonObject metadata) {
        domains.lockAdministration(domainId);
        powers.demandOverExternals(domainId);
        Optional<ExternalAuth> present = find(domainId);
        Masking masking = masking(wanted, present);
        GroupMapper.of(new DirectorySettings(domainId, masking.options(), null))
                .ifPresent(mapper -> demandMayGive(domainId, mapper));
        ExternalAuth auth = present.orElseGet(() -> new ExternalAuth(domainId));
        auth.set(
                wanted,
                masking.options(),
                metadata,
                masking.secrets().isEmpty()
                        ? null
                        : secrets.seal(
                                masking.secrets().toString(), SealedColumn.EXTERNAL_AUTH, domainId),
                clock.instant());
        em.persist(auth);
        changed("set", domainId, Map.of("plugin_id", wanted.pluginId()));
        return auth;
    }

    /** The directory gives these roles in the name of whoever sets its table. */
    private void demandMayGive(String domainId, GroupMapper mapper) {
        for (GroupMapper.Rule rule : mapper.rules()) {
            if (rule.roleId() == null) {
                continue;
            }
            Role role = roles.toGive(domainId, rule.roleId());
            boolean domain = rule.workspaceId().equals(RoleBinding.EVERY_WORKSPACE);
            if (domain != (role.roleType() == RoleType.DOMAIN_ADMIN)) {
                throw AccessError.NOT_ALLOWED_ROLE_TYPE.with(role.roleId(), role.roleType());
            }
            if (!domain) {
                workspaces.get(domainId, rule.workspaceId());
            }
        }
    }

    /** The directory as it would be reached with these settings. */
    public DirectorySettings preview(String domainId, NewExternalAuth wanted) {
        Masking masking = masking(wanted, find(domainId));
        return new DirectorySettings(domainId, masking.options(), masking.secrets());
    }

    private Masking masking(NewExternalAuth wanted, Optional<ExternalAuth> present) {
        return Masking.of(
                wanted.options(),
                wanted.secretData(),
                present.map(this::allSecretsOf).orElse(JsonValue.EMPTY_JSON_OBJECT));
    }

    private JsonObject allSecretsOf(ExternalAuth auth) {
        JsonObject sealed = secretsOf(auth);
        return Masking.of(auth.keptOptions(), sealed, sealed).secrets();
    }

    public void unset(String domainId) {
        powers.demandOverExternals(domainId);
        ExternalAuth auth =
                find(domainId).orElseThrow(() -> CommonError.NOT_FOUND.with("domain_id", domainId));
        em.remove(auth);
        changed("unset", domainId, Map.of());
    }

    public Optional<ExternalAuth> find(String domainId) {
        return Optional.ofNullable(em.find(ExternalAuth.class, domainId));
    }

    /** How the directory of a domain is reached, if it has one. */
    public Optional<DirectorySettings> directory(String domainId) {
        return find(domainId)
                .map(auth -> new DirectorySettings(domainId, auth.options(), secretsOf(auth)));
    }

    private JsonObject secretsOf(ExternalAuth auth) {
        return auth.sealedSecret()
                .map(kept -> secrets.open(kept, SealedColumn.EXTERNAL_AUTH, auth.domainId()))
                .map(ExternalAuths::parse)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private void changed(String verb, String domainId, Map<String, ?> details) {
        audit.changed("ExternalAuth." + verb, domainId, "Domain", domainId, details);
    }
}
