package spaceone.identity.api.v2.audit;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.audit.AuditRecordInfo;
import spaceone.identity.audit.AuditTrail;

/** Our own resource: who did what in the domain. */
@Path("v2/audit-record")
@ApplicationScoped
public class AuditRecordResource {

    @Inject Caller caller;
    @Inject AuditTrail trail;

    @POST
    @Path("list")
    @Doc(value = "Lists what was done and refused in a domain, newest first.", with = "query")
    @Permission(value = "identity:AuditRecord.read", callers = DOMAIN_ADMIN)
    @ListOf(AuditRecordInfo.class)
    public Record list(ListAuditRecordsRequest request) {
        return ListAnswer.of(trail.list(caller.domain(request.domainId()), request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups audit records.", with = "query")
    @Permission(value = "identity:AuditRecord.read", callers = DOMAIN_ADMIN)
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(trail.stat(caller.domain(request.domainId()), request.toStatistics()));
    }
}
