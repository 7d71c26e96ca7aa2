package spaceone.identity.userimport;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.access.Giver;
import spaceone.identity.audit.Audit;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;

/** Tells all people of a domain, in the form in which an import takes them. */
@Stateless
public class UserExport {

    @Inject Results results;
    @Inject Secrets secrets;
    @Inject Giver giver;
    @Inject Audit audit;

    /** Written while they are read, by one statement. Without passwords and apps. */
    public Listing people(String domainId) {
        audit.changed("UserExport.run", domainId, "Domain", domainId, Map.of());
        return Listing.streamed(
                row -> results.stream(ExportFields.PEOPLE, of(domainId), Query.all(), row));
    }

    /**
     * With what opens accounts, sealed. Whoever gets it can become anybody here, and so has to have
     * a role that leaves nothing out.
     */
    public Listing sealed(String domainId, ReceiverKey receiver) {
        if (!giver.isFull()) {
            throw CommonError.PERMISSION_DENIED.with();
        }
        audit.changed(
                "UserExport.run_sealed",
                domainId,
                "Domain",
                domainId,
                Map.of("sealed_to", receiver.id()));
        return Listing.streamed(
                row ->
                        results.stream(
                                ExportFields.WITH_SECRETS,
                                of(domainId),
                                Query.all(),
                                person -> row.accept(sealed(person, receiver))));
    }

    private static Scope of(String domainId) {
        return Scope.of("u.domain_id = ?", domainId);
    }

    /** The id is sealed too, so that nobody is given what is somebody else's. */
    private JsonObject sealed(JsonObject person, ReceiverKey receiver) {
        JsonObjectBuilder plain = Json.createObjectBuilder(person);
        List.of("password_hash", "otp_secret", "otp_id").forEach(plain::remove);
        JsonObjectBuilder told = Json.createObjectBuilder();
        told.add("user_id", person.get("user_id"));
        if (person.containsKey("password_hash")) {
            told.add("password_hash", person.get("password_hash"));
        }
        if (person.containsKey("otp_secret")) {
            String id = person.getString("otp_id");
            told.add(
                    "otp_secret",
                    secrets.open(person.getString("otp_secret"), SealedColumn.OTP_SECRET, id));
        }
        JsonObject secret = told.build();
        return secret.size() == 1
                ? plain.build()
                : plain.add("sealed", receiver.seal(secret.toString())).build();
    }
}
