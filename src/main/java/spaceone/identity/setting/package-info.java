/**
 * The settings: one catalogue of them all, {@link spaceone.identity.setting.Setting}, checked as a
 * whole before anything else of the application runs.
 *
 * <p>To add a setting: one line in {@code Setting} (name, key, kind with its default and bounds),
 * one row in the README's table, and where it is read {@code @Inject @Configured(Setting.X)
 * Duration x}. A field may be a {@code String}, {@code boolean}, {@code int}, {@code Duration},
 * {@code Set<String>}, or an {@code Optional} of text or number where there is no default. Outside
 * of beans: {@code Settings.current()}. Tests hold the README against the catalogue, and keep
 * {@code @ConfigProperty} out of the house.
 *
 * <p>Decided: MicroProfile Config is asked for where values are (variables, system properties,
 * files and tables of the server, in its order), and for nothing else. What is built on top of it
 * differs between servers or hides mistakes: on Payara a value that cannot be read counts as not
 * set, {@code ${…}} in a password is replaced, and in a Turkish locale no variable is found. Here
 * values are taken literally, a value that is not allowed refuses the start, and so does a key that
 * is no setting, for it is one that is misspelt. Variables that others set by that name (Kubernetes
 * for services, Azure for its accounts, our own scripts) are known and left alone; more of them may
 * be named in {@code identity.start.ignore}. An empty value is none, as MicroProfile says.
 *
 * <p>Every secret may also come from a file: {@code IDENTITY_DB_PASSWORD_FILE} names it, and {@code
 * identity.db.password.file} does.
 */
@NullMarked
package spaceone.identity.setting;

import org.jspecify.annotations.NullMarked;
