package spaceone.identity.project;

/** The tree of project groups, as SQL sees it. */
final class Tree {

    /** A group and all groups below it, at any depth; its one parameter is the group. */
    static final String BELOW =
            "(with recursive below (id) as (select cast(? as varchar) union"
                    + " select g.project_group_id from project_groups g join below on g.parent_group_id = below.id)"
                    + " select id from below)";

    private Tree() {}
}
