package spaceone.identity.api.v2.mailtext;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mail.Letters;
import spaceone.identity.mail.MailTexts;

/** Our own: what a domain's mails say. */
@Path("v2/mail-text")
@ApplicationScoped
public class MailTextResource {

    private static final String READ = "identity:MailText.read";
    private static final String WRITE = "identity:MailText.write";

    @Inject Caller caller;
    @Inject MailTexts texts;
    @Inject Letters letters;

    @POST
    @Path("get")
    @Doc(
            "Shows the subject of a kind of mail and what it says first, in one language: the "
                    + "domain's words, or those of the service. Ours.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public MailTextInfo get(MailTextRequest request) {
        String domainId = caller.domain(request.domainId());
        return MailTextInfo.of(texts.get(domainId, request.kind(), request.language()), domainId);
    }

    @POST
    @Path("list")
    @Doc("Lists the words that the domain chose itself. Ours. There are a few dozen at most.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public MailTextsInfo list(ListMailTextsRequest request) {
        String domainId = caller.domain(request.domainId());
        return MailTextsInfo.of(texts.list(domainId), domainId);
    }

    @POST
    @Path("set")
    @Doc(
            "Says what a kind of mail has as its subject and says first, in one language, from now "
                    + "on, in mails that wait too. Ours. Mustache without partials, which may name "
                    + "what `names` of the answer tells. The rest of a mail stays: its code or link, "
                    + "how long that is good, and what to do if it was not expected.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public MailTextInfo set(SetMailTextRequest request) {
        String domainId = caller.domain(request.domainId());
        return MailTextInfo.of(texts.set(domainId, request.toText()), domainId);
    }

    @POST
    @Path("reset")
    @Doc("Takes the words of the service again. Ours. Nothing changes where the domain chose none.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public MailTextInfo reset(MailTextRequest request) {
        String domainId = caller.domain(request.domainId());
        return MailTextInfo.of(texts.reset(domainId, request.kind(), request.language()), domainId);
    }

    @POST
    @Path("preview")
    @Doc(
            "Writes a mail in such words, about somebody who is not there and without a secret. "
                    + "Ours. Changes nothing, and sends nothing: `Mail.send_test` does.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public LetterInfo preview(SetMailTextRequest request) {
        return LetterInfo.of(letters.sample(caller.domain(request.domainId()), request.toText()));
    }
}
