package spaceone.identity.password;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/**
 * The memory of one running hash, kept for the next one. One hash at a time uses it, so it needs no
 * lock. Blocks come back wiped: they are as good as the password to somebody who reads the heap.
 */
final class WorkMemory implements BlockPool {

    private final Deque<Block> free = new ArrayDeque<>();
    private final int most;

    WorkMemory(int most) {
        this.most = most;
    }

    @Override
    public Block allocate() {
        Block block = free.pollLast();
        return block == null ? new Block() : block;
    }

    @Override
    public void deallocate(Block block) {
        block.clear();
        if (free.size() < most) {
            free.addLast(block);
        }
    }
}
