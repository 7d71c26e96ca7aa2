package spaceone.identity.api.v2.rolebinding;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.user.Appointments;

public record CreateRoleBindingRequest(
        @NotNull String userId,
        @NotNull String roleId,
        @NotNull ResourceGroup resourceGroup,
        @Nullable String workspaceId,
        @Nullable String currentPassword,
        @Nullable String domainId) {

    Appointments.Appointment toAppointment(@Nullable String workspace) {
        if (resourceGroup == ResourceGroup.PROJECT) {
            throw INVALID_PARAMETER.with("resource_group", "must be one of DOMAIN, WORKSPACE");
        }
        return new Appointments.Appointment(userId, roleId, resourceGroup, workspace);
    }
}
