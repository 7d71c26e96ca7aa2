package spaceone.identity.user;

/** Something that happened to somebody's account, and whom to tell of it in which language. */
public interface AccountFact {

    String domainId();

    String userId();

    String language();
}
