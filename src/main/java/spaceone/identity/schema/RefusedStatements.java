package spaceone.identity.schema;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import spaceone.identity.IdentityException;
import spaceone.identity.RefusedData;

/**
 * Around every bean ({@code ejb-jar.xml}): tells the container a lost race from an accident, which
 * it writes into the log with its whole stack, once for each bean on the way.
 */
public class RefusedStatements {

    @AroundInvoke
    public Object tell(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (IdentityException | StatementRefused told) {
            throw told;
        } catch (RuntimeException thrown) {
            throw RefusedData.among(thrown).isPresent() ? new StatementRefused(thrown) : thrown;
        }
    }
}
