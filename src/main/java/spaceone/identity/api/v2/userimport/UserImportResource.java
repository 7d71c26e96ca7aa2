package spaceone.identity.api.v2.userimport;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ErrorMapper;
import spaceone.identity.api.Permission;
import spaceone.identity.api.RefusedCalls;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.userimport.UserImportInfo.ImportedUserInfo;
import spaceone.identity.api.wire.Wire;
import spaceone.identity.userimport.Baggage;
import spaceone.identity.userimport.ImportMode;
import spaceone.identity.userimport.Imported;
import spaceone.identity.userimport.ImportedUser;
import spaceone.identity.userimport.KeycloakMapping;
import spaceone.identity.userimport.KeycloakUser;
import spaceone.identity.userimport.MongoBinding;
import spaceone.identity.userimport.MongoCollection;
import spaceone.identity.userimport.MongoUser;
import spaceone.identity.userimport.PlaceImport;
import spaceone.identity.userimport.UserImport;

/** Our own: people who come from another service. */
@Path("v2/user-import")
@ApplicationScoped
public class UserImportResource {

    @Inject Caller caller;
    @Inject UserImport userImport;
    @Inject PlaceImport placeImport;
    @Inject RefusedCalls refusedCalls;

    @POST
    @Path("run")
    @Doc(
            value =
                    "Takes over people from another service, with what it made of their passwords."
                            + " Each is a transaction: all that is told of them, or nothing, and who is"
                            + " refused stops nobody. Nobody is invited. Send the same again after any"
                            + " interruption, with mode UPSERT; a password or factor they have here stays.",
            with = "mode dry_run")
    @Permission(value = "identity:User.write", callers = DOMAIN_ADMIN)
    public UserImportInfo run(RunUserImportRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        ImportMode mode = Optional.ofNullable(request.mode()).orElse(ImportMode.CREATE);
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        List<ImportedUserInfo> results =
                request.users().stream().map(each -> bring(domainId, mode, each, dryRun)).toList();
        return UserImportInfo.of(results, dryRun);
    }

    @POST
    @Path("run-keycloak")
    @Doc(
            value =
                    "Takes over the people of a file that Keycloak exported with `--users"
                            + " different_files`: passwords, authenticator apps, attributes as tags,"
                            + " required actions, and roles and groups that the mappings name. Works"
                            + " like `run`, and says of each field whether it is kept, becomes something"
                            + " else, or stays behind.",
            with = "mode dry_run users")
    @Permission(value = "identity:User.write", callers = DOMAIN_ADMIN)
    public UserImportInfo runKeycloak(RunKeycloakImportRequest request) {
        List<JsonObject> people = request.people();
        String domainId = caller.ownDomain(request.domainId());
        ImportMode mode = Optional.ofNullable(request.mode()).orElse(ImportMode.CREATE);
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        KeycloakMapping mapping = request.toMapping();
        List<ImportedUserInfo> results = new ArrayList<>();
        for (JsonObject sent : people) {
            Baggage baggage = new Baggage();
            Supplier<ImportedUser> user = () -> new KeycloakUser(sent, mapping, baggage).read();
            results.add(
                    bring(domainId, mode, dryRun, KeycloakUser.nameOf(sent), user).with(baggage));
        }
        return UserImportInfo.withFields(results, dryRun);
    }

    @POST
    @Path("run-mongo")
    @Doc(
            value =
                    "Takes over documents that `mongoexport` wrote of the Python original's database, a"
                            + " collection at a time: roles, workspaces, users with their passwords, role"
                            + " bindings, user groups, project groups, projects. Ids stay. Each document is"
                            + " a transaction; what is here already stays as it is, so that the same can"
                            + " be sent again. Of each field it is said whether it is kept, becomes"
                            + " something else, or stays behind.",
            with = "dry_run")
    @Permission(value = "identity:User.write", callers = DOMAIN_ADMIN)
    public UserImportInfo runMongo(RunMongoImportRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        MongoCollection collection = MongoCollection.named(request.collection());
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        List<ImportedUserInfo> results = new ArrayList<>();
        for (JsonObject document : request.inOrder()) {
            Baggage baggage = new Baggage();
            Supplier<Imported> bring =
                    () -> {
                        request.demandOfDomain(document);
                        return bring(domainId, collection, document, baggage, dryRun);
                    };
            String id = RunMongoImportRequest.text(document, collection.id());
            ImportedUserInfo result = judged(id, bring).with(baggage);
            results.add(collection.isOfPeople() ? result : result.ofDocument());
        }
        return UserImportInfo.withFields(results, dryRun);
    }

    private Imported bring(
            String domainId,
            MongoCollection collection,
            JsonObject document,
            Baggage baggage,
            boolean dryRun) {
        collection.demandCarried();
        return switch (collection) {
            case USER -> {
                ImportedUser user = new MongoUser(document, baggage).read();
                yield userImport.bring(domainId, ImportMode.UPSERT, user, dryRun);
            }
            case ROLE_BINDING -> {
                MongoBinding binding = MongoBinding.read(document, baggage);
                yield userImport.appoint(domainId, binding.userId(), binding.post(), dryRun);
            }
            default -> placeImport.bring(domainId, collection, document, baggage, dryRun);
        };
    }

    private ImportedUserInfo bring(
            String domainId, ImportMode mode, JsonObject sent, boolean dryRun) {
        String userId = sent.get("user_id") instanceof JsonString id ? id.getString() : null;
        return bring(
                domainId, mode, dryRun, userId, () -> Wire.read(sent, UserToImport.class).toUser());
    }

    private ImportedUserInfo bring(
            String domainId,
            ImportMode mode,
            boolean dryRun,
            @Nullable String userId,
            Supplier<ImportedUser> read) {
        try {
            ImportedUser user = read.get();
            return ImportedUserInfo.of(
                    user.person().userId(), userImport.bring(domainId, mode, user, dryRun));
        } catch (RuntimeException e) {
            return refused(userId, e);
        }
    }

    private ImportedUserInfo judged(String id, Supplier<Imported> bring) {
        try {
            return ImportedUserInfo.of(id, bring.get());
        } catch (RuntimeException e) {
            return refused(id, e);
        }
    }

    /** What cannot be taken is told so in its place; a fault of ours ends the call. */
    private ImportedUserInfo refused(@Nullable String id, RuntimeException thrown) {
        IdentityException refusal = ErrorMapper.refusal(thrown).orElseThrow(() -> thrown);
        refusedCalls.refusedPart(refusal, "User", id == null ? "" : id);
        return ImportedUserInfo.refused(id, refusal.error().code(), refusal.told());
    }
}
