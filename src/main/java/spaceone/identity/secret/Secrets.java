package spaceone.identity.secret;

@jakarta.enterprise.context.ApplicationScoped
public class Secrets {
    public String seal(String plain, String context) {
        return plain;
    }

    public String open(String sealed, String context) {
        return sealed;
    }
}
