package spaceone.identity.api.v2.mail;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.SYSTEM_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.mail.MailInfo;
import spaceone.identity.mail.Outbox;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/** Our own resource: what became of the mails. */
@Path("v2/mail")
@ApplicationScoped
public class MailResource {

    private static final String READ = "identity:Mail.read";
    private static final String WRITE = "identity:Mail.write";

    @Inject Caller caller;
    @Inject Outbox outbox;
    @Inject Users users;
    @Inject Renewals renewals;

    @POST
    @Path("list")
    @Doc(value = "Lists mails and what became of them, without their text.", with = "query")
    @Permission(
            value = READ,
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    @ListOf(MailInfo.class)
    public Record list(ListMailsRequest request) {
        return ListAnswer.of(outbox.list(tenant(request.domainId()), request.toQuery()));
    }

    /** With its text, so not for the administrators of domains. */
    @POST
    @Path("get")
    @Doc(
            "Shows a mail with subject and text. Secrets in it are shown too, so this is "
                    + "for those who run the installation.")
    @Permission(value = READ, callers = SYSTEM_ADMIN)
    public MailInfo get(MailRequest request) {
        return MailInfo.of(outbox.open(request.mailId()));
    }

    @POST
    @Path("resend")
    @Doc(
            "Sends a mail again as it is. Refused with ERROR_MAIL_IS_OVER where its secret "
                    + "has ended; see `renew`.")
    @Permission(
            value = WRITE,
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    public MailInfo resend(MailRequest request) {
        return MailInfo.of(outbox.resend(tenant(request.domainId()), request.mailId()));
    }

    /**
     * Sends a new link, password or code in place of one that is dead; what waits or carries no
     * secret is sent as it is.
     */
    @POST
    @Path("renew")
    @Doc(
            "Sends a new link, password or code in place of one that is dead. A mail that "
                    + "waits or carries no secret is sent as it is.")
    @Permission(
            value = WRITE,
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    public MailInfo renew(MailRequest request) {
        Optional<String> tenant = tenant(request.domainId());
        return MailInfo.of(
                outbox.over(tenant, request.mailId())
                        .map(renewals::renew)
                        .orElseGet(() -> outbox.resend(tenant, request.mailId())));
    }

    @POST
    @Path("send-test")
    @Doc(
            "Sends the mail TEST to the caller's own address, to see whether mails arrive, or how "
                    + "those of a kind look: about somebody who is not there, without a secret.")
    @Permission(
            value = WRITE,
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    public MailInfo sendTest(SendTestRequest request) {
        String domainId = caller.principal().domainId();
        User user = users.get(domainId, caller.userId());
        if (user.email().isEmpty()) {
            throw REQUIRED_PARAMETER.with("email");
        }
        String language = request.language() == null ? user.language() : request.language().strip();
        return MailInfo.of(
                request.kind() == null
                        ? outbox.test(domainId, user.userId(), language, user.email())
                        : outbox.sample(
                                request.kind(), domainId, user.userId(), language, user.email()));
    }

    /** Whoever runs the installation may look at one tenant or at all; others at their own. */
    private Optional<String> tenant(@Nullable String requested) {
        return caller.runsTheInstallation()
                ? Optional.ofNullable(requested)
                : Optional.of(caller.domain(requested));
    }
}
