--liquibase formatted sql

--changeset identity:statistics-follow
-- By default a tenth of a table has to change before it is looked at anew: in an installation of a million people, an
-- organisation of ninety thousand could come and be planned for as if it were not there.
alter table users set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table role_bindings set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table workspaces set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table workspace_group_users set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table user_groups set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table user_group_users set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table projects set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table project_users set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table audit_records set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table sessions set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table verify_codes set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table mails set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table apps set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
alter table user_configs set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
