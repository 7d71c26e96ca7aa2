package spaceone.identity.api.v2.userimport;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.userimport.DirectoryLines;
import spaceone.identity.userimport.ImportJobs;
import spaceone.identity.userimport.ImportedLineInfo;
import spaceone.identity.userimport.UserImportJobInfo;

/** Our own: imports that go on after the call that began them. */
@Path("v2/user-import-job")
@ApplicationScoped
public class UserImportJobResource {

    private static final String READ = "identity:User.read";
    private static final String WRITE = "identity:User.write";

    @Inject Caller caller;
    @Inject ImportJobs jobs;
    @Inject DirectoryLines directoryLines;

    @POST
    @Path("create")
    @Doc(
            value =
                    "Makes an import job, which takes chunks of lines and is then started: first as a"
                            + " rehearsal, if wanted. Nodes work at it in the background, each person in a"
                            + " transaction of their own; a node that dies loses nothing. There can be five"
                            + " that are not over in a domain. One that is not started within a day ends.",
            with = "mode")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserImportJobInfo create(CreateUserImportJobRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return jobs.get(
                domainId, jobs.create(domainId, caller.principal(), request.toPlan()).jobId());
    }

    @POST
    @Path("add-chunk")
    @Doc(
            "Adds lines to a job that was not started, or was rehearsed. Only whoever made the job can."
                    + " They are kept sealed, and forgotten as soon as they are done.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserImportJobInfo addChunk(AddChunkRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        jobs.addChunk(
                domainId, caller.principal(), request.jobId(), request.number(), request.content());
        return jobs.get(domainId, request.jobId());
    }

    @POST
    @Path("add-directory")
    @Doc(
            "Adds the people of a connected LDAP directory to a job of JSON_LINES: external users, as at"
                    + " a first sign-in, with who they are there. It is read to its end, in 50 seconds at"
                    + " most, or the job fails. Entries without an id are told. Roles come with the first"
                    + " sign-in.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public DirectoryLinesInfo addDirectory(AddDirectoryRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return DirectoryLinesInfo.of(
                domainId,
                request.jobId(),
                directoryLines.read(
                        domainId,
                        caller.principal(),
                        request.jobId(),
                        request.directoryId(),
                        request.idPrefix() == null ? "" : request.idPrefix()));
    }

    @POST
    @Path("start")
    @Doc(
            value =
                    "Starts a job, or rehearses it: only whoever made it can. What it does is done in"
                            + " their name and with their permissions, as long as they have them.",
            with = "dry_run")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserImportJobInfo start(StartUserImportJobRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        jobs.start(
                domainId,
                caller.principal(),
                request.jobId(),
                Boolean.TRUE.equals(request.dryRun()));
        return jobs.get(domainId, request.jobId());
    }

    @POST
    @Path("cancel")
    @Doc("Ends a job: whoever was brought stays, lines that were not done are forgotten.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserImportJobInfo cancel(UserImportJobRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return jobs.get(domainId, jobs.cancel(domainId, request.jobId()).jobId());
    }

    @POST
    @Path("get")
    @Doc("Shows a job, and how far it is.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public UserImportJobInfo get(UserImportJobRequest request) {
        return jobs.get(caller.ownDomain(request.domainId()), request.jobId());
    }

    @POST
    @Path("list")
    @Doc(value = "Lists import jobs, newest first.", with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(UserImportJobInfo.class)
    public Record list(ListUserImportJobsRequest request) {
        return ListAnswer.of(jobs.list(caller.domain(request.domainId()), request.toQuery()));
    }

    @POST
    @Path("report")
    @Doc(
            value =
                    "Tells what became of each line since the last start, or would become, as far as the"
                            + " job is. However many there are, they are written while they are read.",
            with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(ImportedLineInfo.class)
    public Record report(ReportUserImportJobRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        String jobId = jobs.get(domainId, request.jobId()).jobId();
        return ListAnswer.of(jobs.report(domainId, jobId, request.toQuery()));
    }
}
