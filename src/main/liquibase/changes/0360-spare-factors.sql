--liquibase formatted sql

--changeset identity:spare-factors
alter table users add column spare_factor jsonb;
comment on column users.spare_factor is 'the other of app and codes by mail, beside the preferred one in mfa';

--changeset identity:code-purposes
--comment: contract: since 1.0.0, codes are looked for by purpose, so an older node never meets one of these. Not valid: no scan of the table; every stored purpose was checked by the narrower constraint.
alter table verify_codes
    drop constraint verify_codes_purpose_check,
    add constraint verify_codes_purpose_check
        check (purpose in ('EMAIL_VERIFY', 'MFA_ENABLE', 'MFA_DISABLE', 'MFA_LOGIN', 'MFA_ADD', 'MFA_SPARE')) not valid;
