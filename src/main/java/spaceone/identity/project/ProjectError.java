package spaceone.identity.project;

import spaceone.identity.ErrorCode;

/** Refusals about projects and their groups. */
public enum ProjectError implements ErrorCode {
    NOT_ALLOWED_ADD_USER_TO_PUBLIC_PROJECT(
            "A public project is everybody's; it lists no users. (project_id = {0})"),
    USER_NOT_EXIST_IN_WORKSPACE(
            "The users have no role in the workspace. (users = {0}, workspace_id = {1})"),
    RELATED_PROJECT_EXIST("The group still has projects. (project_group_id = {0})"),
    RELATED_PROJECT_GROUP_EXIST("The group still has groups below it. (project_group_id = {0})"),
    NOT_ALLOWED_TO_CHANGE_PARENT_GROUP_TO_SUB_PROJECT_GROUP(
            "A group cannot stand below itself. (project_group_id = {0}, parent_group_id = {1})");

    private final String template;

    ProjectError(String template) {
        this.template = template;
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String template() {
        return template;
    }
}
