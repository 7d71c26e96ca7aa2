package spaceone.identity.api.v2.userimport;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import spaceone.identity.IdentityException;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ErrorMapper;
import spaceone.identity.api.Permission;
import spaceone.identity.api.RefusedCalls;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.userimport.UserImportInfo.ImportedUserInfo;
import spaceone.identity.api.wire.Wire;
import spaceone.identity.userimport.ImportMode;
import spaceone.identity.userimport.UserImport;

/** Our own: people who come from another service. */
@Path("v2/user-import")
@ApplicationScoped
public class UserImportResource {

    @Inject Caller caller;
    @Inject UserImport userImport;
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

    /** Whoever cannot be taken is told so in their place; a fault of ours ends the call. */
    private ImportedUserInfo bring(
            String domainId, ImportMode mode, JsonObject sent, boolean dryRun) {
        String userId = sent.get("user_id") instanceof JsonString id ? id.getString() : null;
        try {
            UserToImport user = Wire.read(sent, UserToImport.class);
            return ImportedUserInfo.of(
                    user.userId(), userImport.bring(domainId, mode, user.toUser(), dryRun));
        } catch (RuntimeException e) {
            IdentityException refusal = ErrorMapper.refusal(e).orElseThrow(() -> e);
            refusedCalls.refusedPart(refusal, "User", userId == null ? "" : userId);
            return ImportedUserInfo.refused(userId, refusal.error().code(), refusal.told());
        }
    }
}
