package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which groups of the directory mean which roles and user groups here: option {@code group_mapper}.
 * Of several rules for one workspace the first that fits counts, because nobody has two roles
 * there.
 *
 * @param source the claim, or the attribute, that names somebody's groups
 * @param baseDn where an LDAP directory keeps its groups, if they have to be searched for
 * @param nested whether Active Directory is asked about groups within groups as well
 */
public record GroupMapper(
        String source, Optional<String> baseDn, boolean nested, boolean ldap, List<Rule> rules) {

    private static final String OPTION = "group_mapper";
    private static final String DOMAIN = "*";
    private static final int MOST_RULES = 200;

    /** Either a role, in a workspace or ({@code *}) in the domain, or a user group. */
    public record Rule(
            String group,
            @Nullable String roleId,
            String workspaceId,
            @Nullable String userGroupId) {}

    /** What somebody is to have: roles by workspace, and user groups. */
    public record Deserved(Map<String, String> roles, Set<String> userGroups) {}

    public static Optional<GroupMapper> of(DirectorySettings settings) {
        if (!settings.options().containsKey(OPTION)) {
            return Optional.empty();
        }
        JsonObject table = settings.group(OPTION);
        boolean ldap = settings.isLdap();
        JsonValue listed = table.getOrDefault("rules", JsonValue.EMPTY_JSON_ARRAY);
        if (!(listed instanceof JsonArray array) || array.size() > MOST_RULES) {
            throw invalid("rules", "not a list, or more than " + MOST_RULES);
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonValue rule : array) {
            rules.add(rule(rule));
        }
        return Optional.of(
                new GroupMapper(
                        DirectorySettings.text(table, "claim", "attribute")
                                .orElse(ldap ? "memberOf" : "groups"),
                        DirectorySettings.text(table, "base_dn"),
                        table.get("nested") == JsonValue.TRUE,
                        ldap,
                        List.copyOf(rules)));
    }

    private static Rule rule(JsonValue value) {
        if (!(value instanceof JsonObject rule)) {
            throw invalid("rules", "a rule is an object");
        }
        String group =
                DirectorySettings.text(rule, "group")
                        .orElseThrow(() -> invalid("rules", "a rule without a group"));
        Optional<String> role = DirectorySettings.text(rule, "role_id");
        Optional<String> userGroup = DirectorySettings.text(rule, "user_group_id");
        if (role.isPresent() == userGroup.isPresent()) {
            throw invalid("rules", "a rule names either a role_id or a user_group_id");
        }
        return new Rule(
                group,
                role.orElse(null),
                DirectorySettings.text(rule, "workspace_id").orElse(DOMAIN),
                userGroup.orElse(null));
    }

    /** What the rules give to whoever is in these groups. */
    public Deserved deserved(Set<String> groups) {
        Set<String> names = new HashSet<>();
        groups.forEach(group -> names.addAll(names(group)));
        Map<String, String> roles = new LinkedHashMap<>();
        Set<String> userGroups = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (!names.contains(name(rule.group()))) {
                continue;
            }
            if (rule.roleId() == null) {
                userGroups.add(rule.userGroupId());
            } else {
                roles.putIfAbsent(rule.workspaceId(), rule.roleId());
            }
        }
        return new Deserved(roles, userGroups);
    }

    /** An entry of LDAP by its whole name, and by the first part of it. */
    private Set<String> names(String group) {
        if (!ldap || !DN.isValidDN(group)) {
            return Set.of(name(group));
        }
        try {
            RDN first = new DN(group).getRDN();
            return first == null
                    ? Set.of()
                    : Set.of(name(group), first.getAttributeValues()[0].toLowerCase(Locale.ROOT));
        } catch (LDAPException e) {
            return Set.of();
        }
    }

    /** LDAP does not tell small letters from capital ones; Keycloak may begin with a slash. */
    private String name(String group) {
        if (!ldap) {
            return group.startsWith("/") ? group.substring(1) : group;
        }
        try {
            return DN.isValidDN(group) && group.contains("=")
                    ? DN.normalize(group)
                    : group.toLowerCase(Locale.ROOT);
        } catch (LDAPException e) {
            return group.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The groups that claims tell of; none where they tell of none. Empty where the provider says
     * that there are too many to be told (Entra ID).
     */
    Optional<Set<String>> ofClaims(JsonObject claims) {
        Optional<JsonValue> found = value(claims);
        if (found.isEmpty()) {
            boolean elsewhere =
                    claims.get("_claim_names") instanceof JsonObject names
                            && names.containsKey(source);
            return elsewhere ? Optional.empty() : Optional.of(Set.of());
        }
        return Optional.of(texts(found.get()));
    }

    boolean isIn(JsonObject claims) {
        return value(claims).isPresent();
    }

    /** The claim of that very name, which may hold dots, or along a path of names. */
    private Optional<JsonValue> value(JsonObject claims) {
        if (claims.containsKey(source)) {
            return Optional.of(claims.get(source));
        }
        JsonValue at = claims;
        for (String part : source.split("\\.")) {
            if (!(at instanceof JsonObject object) || !object.containsKey(part)) {
                return Optional.empty();
            }
            at = object.get(part);
        }
        return Optional.of(at);
    }

    static Set<String> texts(JsonValue value) {
        Set<String> all = new LinkedHashSet<>();
        if (value instanceof JsonString one) {
            all.add(one.getString());
        } else if (value instanceof JsonArray several) {
            several.stream()
                    .filter(JsonString.class::isInstance)
                    .forEach(text -> all.add(((JsonString) text).getString()));
        }
        return all;
    }

    private static RuntimeException invalid(String member, String reason) {
        return INVALID_PARAMETER.with(DirectorySettings.key(OPTION + "." + member), reason);
    }
}
