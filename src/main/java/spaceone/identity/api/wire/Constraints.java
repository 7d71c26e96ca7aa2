package spaceone.identity.api.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.Names;

/** What a request record says of its own members. */
@ApplicationScoped
public class Constraints {

    @Inject Validator validator;

    /** Refuses with the first member that does not hold. */
    public void check(Record request) {
        Set<ConstraintViolation<Record>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            List<String> order =
                    Stream.of(request.getClass().getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList();
            throw violations.stream()
                    .min(Comparator.comparing(v -> order.indexOf(first(v))))
                    .map(Constraints::refusal)
                    .orElseThrow();
        }
    }

    /** A missing member of a member: {@code admin, name}. */
    private static String nested(String key) {
        return key.replaceAll("\\[\\d*]", "").replace(".", ", ");
    }

    private static String first(ConstraintViolation<Record> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }

    private static IdentityException refusal(ConstraintViolation<Record> violation) {
        String key = Names.snake(violation.getPropertyPath().toString());
        Annotation rule = violation.getConstraintDescriptor().getAnnotation();
        boolean missing = rule instanceof NotNull || rule instanceof NotBlank;
        return missing
                ? CommonError.REQUIRED_PARAMETER.with(nested(key))
                : CommonError.INVALID_PARAMETER.with(key, violation.getMessage());
    }
}
