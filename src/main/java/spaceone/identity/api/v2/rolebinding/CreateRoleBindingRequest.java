package spaceone.identity.api.v2.rolebinding;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.user.Appointments;

public record CreateRoleBindingRequest(
        @NotNull String userId,
        @NotNull String roleId,
        @NotNull ResourceGroup resourceGroup,
        String workspaceId,
        String currentPassword,
        String domainId) {

    Appointments.Appointment toAppointment(String workspace) {
        if (resourceGroup == ResourceGroup.PROJECT) {
            throw INVALID_PARAMETER.with("resource_group", "must be one of DOMAIN, WORKSPACE");
        }
        return new Appointments.Appointment(userId, roleId, resourceGroup, workspace);
    }
}
