package spaceone.identity.api.v2.externalauth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.directory.TrialStep;

public record ExternalAuthTrialInfo(
        @Doc(value = "Whether people could sign in: no step failed.", example = "false")
                boolean works,
        @Doc(
                        value =
                                "What was tried, in order; after a step that failed nothing more is.",
                        example = "[]")
                List<Step> steps) {

    public record Step(
            @Doc(value = "What was tried.", example = "\"CONNECTION\"") TrialStep.Part step,
            @Doc(
                            value = "`WARNED`: people can sign in, but somebody should know.",
                            example = "\"FAILED\"")
                    TrialStep.Outcome outcome,
            @Doc(value = "Why, in one word. Absent where the step passed.", example = "\"REFUSED\"")
                    TrialStep.@Nullable Cause cause,
            @Doc(
                            value =
                                    "The same in words, with the names and times that matter; never a secret.",
                            example = "\"ldap.example.com:636 refuses connections.\"")
                    String explanation) {

        private static Step of(TrialStep step) {
            return new Step(
                    step.part(), step.outcome(), step.cause().orElse(null), step.explanation());
        }
    }

    public static ExternalAuthTrialInfo of(List<TrialStep> steps) {
        return new ExternalAuthTrialInfo(
                steps.stream().noneMatch(TrialStep::isFailed),
                steps.stream().map(Step::of).toList());
    }
}
