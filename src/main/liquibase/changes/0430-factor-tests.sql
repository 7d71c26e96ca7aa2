--liquibase formatted sql

--changeset identity:codes-for-tests
--comment: contract: since 1.0.0, codes are looked for by purpose, so an older node never meets one of these. Not valid: no scan of the table; every stored purpose was checked by the narrower constraint.
alter table verify_codes
    drop constraint verify_codes_purpose_check,
    add constraint verify_codes_purpose_check
        check (purpose in ('EMAIL_VERIFY', 'MFA_ENABLE', 'MFA_DISABLE', 'MFA_LOGIN', 'MFA_ADD', 'MFA_SPARE', 'MFA_TRY')) not valid;

--changeset identity:challenges-for-tests
--comment: contract: since 1.0.0, challenges are taken by purpose. Not valid: as above; none lives longer than five minutes.
alter table passkey_challenges
    drop constraint passkey_challenges_purpose_check,
    add constraint passkey_challenges_purpose_check
        check (purpose in ('ADD', 'SECOND_FACTOR', 'SIGN_IN', 'TRY')) not valid;
