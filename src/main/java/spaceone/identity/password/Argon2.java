package spaceone.identity.password;

import java.lang.ref.SoftReference;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Computes Argon2. Idle memory is held softly: a server that needs its heap gets it back. */
final class Argon2 {

    private final Deque<SoftReference<WorkMemory>> idle = new ConcurrentLinkedDeque<>();
    private final int blocksKept;

    private final int type;

    /** Argon2id. */
    Argon2(int blocksKept) {
        this(Argon2Parameters.ARGON2_id, blocksKept);
    }

    Argon2(int type, int blocksKept) {
        this.type = type;
        this.blocksKept = blocksKept;
    }

    byte[] derive(Cost cost, byte[] salt, byte[] password, int length) {
        WorkMemory memory = borrow();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(
                    new Argon2Parameters.Builder(type)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(cost.memory())
                            .withIterations(cost.iterations())
                            .withParallelism(cost.parallelism())
                            .withSalt(salt)
                            .withBlockPool(memory)
                            .build());
            byte[] hash = new byte[length];
            generator.generateBytes(password, hash);
            return hash;
        } finally {
            // Last in, first out: what is not needed grows old and may be collected.
            idle.addFirst(new SoftReference<>(memory));
        }
    }

    private WorkMemory borrow() {
        for (var next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            WorkMemory memory = next.get();
            if (memory != null) {
                return memory;
            }
        }
        return new WorkMemory(blocksKept);
    }
}
