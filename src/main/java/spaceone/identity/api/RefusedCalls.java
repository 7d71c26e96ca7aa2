package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;

/**
 * What the door itself puts on record: refusals of authorization or proof, and writing calls of
 * which no bean told.
 */
@ApplicationScoped
public class RefusedCalls {

    private static final Logger LOG = System.getLogger(RefusedCalls.class.getName());

    /** A wrong code or password is answered 400, as the published API has it. */
    private static final Set<String> FAILED_PROOFS =
            Set.of("ERROR_INVALID_VERIFY_CODE", "ERROR_PASSWORD_NOT_MATCHED");

    @Inject Actor actor;
    @Inject Audit audit;
    @Inject Domains domains;

    void refused(IdentityException refusal) {
        if (actor.isRecorded() || actor.action().isEmpty() || !isOfPowerOrProof(refusal.error())) {
            return;
        }
        try {
            CallTarget target = CallTarget.of(actor);
            audit.refused(
                    actor.action(),
                    domainId(),
                    target.kind(),
                    target.id(),
                    refusal.error().code(),
                    ids());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A refusal of " + actor.action() + " is not on record", e);
        }
    }

    /** A part of a call, which goes on without it. */
    public void refusedPart(IdentityException refusal, String target, String id) {
        if (isOfPowerOrProof(refusal.error())) {
            audit.refused(actor.action(), domainId(), target, id, refusal.error().code());
        }
    }

    void succeeded() {
        if (actor.isRecorded()) {
            return;
        }
        try {
            CallTarget target = CallTarget.of(actor);
            audit.called(actor.action(), domainId(), target.kind(), target.id(), ids());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A call of " + actor.action() + " is not on record", e);
        }
    }

    private static boolean isOfPowerOrProof(ErrorCode error) {
        return error.kind() == ErrorCode.Kind.DENIED
                || error.kind() == ErrorCode.Kind.UNAUTHENTICATED
                || FAILED_PROOFS.contains(error.code());
    }

    /** What the request named, but no other domain: it is overruled or refused, and not theirs. */
    private Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>(actor.ids());
        ids.remove("domain_id");
        return ids;
    }

    /** The caller's; of somebody unknown, and of the system, the one the request is about. */
    private String domainId() {
        String own = actor.domainId();
        if (own != null && !own.equals(Domain.ROOT)) {
            return own;
        }
        Map<String, String> ids = actor.ids();
        return Optional.ofNullable(ids.get("domain_id"))
                .flatMap(domains::find)
                .map(Domain::domainId)
                .orElse(Domain.ROOT);
    }
}
