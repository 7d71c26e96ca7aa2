// QR codes (ISO/IEC 18004): byte mode, error correction M, versions 1 to 20. Drawn here, because
// the text is a secret that nobody else may see.
//
// Our own, since all that the pages load comes from Maven Central, as Lit does, and no kept library comes from there as a
// module (November 2026): lean-qr, uqr and qr are on npm alone; of what is there, qrcode is no module, and qr-creator is of
// 2020 and draws on a canvas. When lean-qr is a WebJar, it replaces this file. ZXing reads what is drawn (QrCodeTest).
import { svg } from "./lit.js";

const CHECK_BYTES = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
const LEVEL_M = 0;
const MASKS = [
  (x, y) => (x + y) % 2,
  (x, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => ((x / 3 | 0) + (y / 2 | 0)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** An SVG with the quiet zone that scanners need. */
export function qrCode(text) {
  const rows = modules(text);
  const path = rows.map((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : "")).join("")).join("");
  const size = rows.length + 8;
  return svg`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#000" d=${path}></path></svg>`;
}

/** The modules of the code, row by row; true is dark. */
export function modules(text) {
  const bytes = [...new TextEncoder().encode(text)];
  let version = 1;
  while (dataBytes(version) < bytes.length + (version < 10 ? 2 : 3)) {
    if (++version >= BLOCKS.length) {
      throw new RangeError("too long for a QR code");
    }
  }
  const frame = drawFrame(version);
  place(frame, interleave(pack(bytes, version), version));
  const drawn = MASKS.map((mask, number) => masked(frame, mask, number));
  const faults = drawn.map(penalty);
  return drawn[faults.indexOf(Math.min(...faults))];
}

function allBytes(version) {
  const aligned = Math.floor(version / 7) + 2;
  const bits = (16 * version + 128) * version + 64
    - (version > 1 ? (25 * aligned - 10) * aligned - 55 : 0) - (version > 6 ? 36 : 0);
  return bits >> 3;
}

function dataBytes(version) {
  return allBytes(version) - CHECK_BYTES[version] * BLOCKS[version];
}

function pack(bytes, version) {
  const bits = [];
  const push = (value, length) => {
    for (let i = length - 1; i >= 0; i--) {
      bits.push((value >> i) & 1);
    }
  };
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => push(byte, 8));
  push(0, Math.min(4, dataBytes(version) * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  const packed = [];
  for (let i = 0; i < bits.length; i += 8) {
    packed.push(parseInt(bits.slice(i, i + 8).join(""), 2));
  }
  for (let pad = 0xec; packed.length < dataBytes(version); pad ^= 0xec ^ 0x11) {
    packed.push(pad);
  }
  return packed;
}

/** Splits into blocks, adds the check bytes of each, and deals them out in turn. */
function interleave(data, version) {
  const count = BLOCKS[version];
  const checks = CHECK_BYTES[version];
  const long = allBytes(version) % count;
  const size = Math.floor(allBytes(version) / count) - checks;
  const divisor = generator(checks);
  const blocks = [];
  for (let i = 0, at = 0; i < count; i++) {
    const length = size + (i < count - long ? 0 : 1);
    blocks.push(data.slice(at, at + length));
    at += length;
  }
  const result = [];
  for (let i = 0; i <= size; i++) {
    blocks.forEach((block) => i < block.length && result.push(block[i]));
  }
  const remainders = blocks.map((block) => remainder(block, divisor));
  for (let i = 0; i < checks; i++) {
    remainders.forEach((each) => result.push(each[i]));
  }
  return result;
}

function times(a, b) {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
  }
  return product;
}

function generator(degree) {
  let result = [...Array(degree - 1).fill(0), 1];
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    result = result.map((value, j) => times(value, root) ^ (result[j + 1] ?? 0));
  }
  return result;
}

function remainder(block, divisor) {
  const result = Array(divisor.length).fill(0);
  for (const byte of block) {
    const factor = byte ^ result.shift();
    result.push(0);
    divisor.forEach((value, i) => (result[i] ^= times(value, factor)));
  }
  return result;
}

/** Everything but the data: rows of true and false, undefined where data goes. */
function drawFrame(version) {
  const size = version * 4 + 17;
  const rows = Array.from({ length: size }, () => Array(size).fill(undefined));
  const set = (x, y, dark) => x >= 0 && x < size && y >= 0 && y < size && (rows[y][x] = dark);
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  const square = (cx, cy, reach, light) => {
    for (let dx = -reach; dx <= reach; dx++) {
      for (let dy = -reach; dy <= reach; dy++) {
        set(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };
  [[3, 3], [size - 4, 3], [3, size - 4]].forEach(([x, y]) => square(x, y, 4, [2, 4]));
  const places = alignments(version, size);
  const last = places.length - 1;
  places.forEach((x, i) => places.forEach((y, j) => {
    if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0))) {
      square(x, y, 2, [1]);
    }
  }));
  drawFormat(rows, 0);
  if (version > 6) {
    let check = version;
    for (let i = 0; i < 12; i++) {
      check = (check << 1) ^ ((check >> 11) * 0x1f25);
    }
    for (let i = 0; i < 18; i++) {
      const dark = (((version << 12) | check) >> i) & 1;
      set(size - 11 + (i % 3), Math.floor(i / 3), Boolean(dark));
      set(Math.floor(i / 3), size - 11 + (i % 3), Boolean(dark));
    }
  }
  return rows;
}

function alignments(version, size) {
  if (version === 1) {
    return [];
  }
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - (count - 2 - i) * step)];
}

function drawFormat(rows, mask) {
  const size = rows.length;
  const data = (LEVEL_M << 3) | mask;
  let check = data;
  for (let i = 0; i < 10; i++) {
    check = (check << 1) ^ ((check >> 9) * 0x537);
  }
  const bits = ((data << 10) | check) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const dark = Boolean((bits >> i) & 1);
    const [x, y] = i < 6 ? [8, i] : i < 8 ? [8, i + 1] : i === 8 ? [7, 8] : [14 - i, 8];
    rows[y][x] = dark;
    if (i < 8) {
      rows[8][size - 1 - i] = dark;
    } else {
      rows[size - 15 + i][8] = dark;
    }
  }
  rows[size - 8][8] = true;
}

/** Data bits become 0 and 1, so that a mask can tell them from the frame. */
function place(rows, bytes) {
  const size = rows.length;
  let i = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) {
      right = 5;
    }
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (rows[y][x] === undefined) {
          rows[y][x] = i < bytes.length * 8 ? (bytes[i >> 3] >> (7 - (i & 7))) & 1 : 0;
          i++;
        }
      }
    }
  }
}

function masked(frame, mask, number) {
  const rows = frame.map((row, y) => row.map((cell, x) =>
    typeof cell === "boolean" ? cell : Boolean(cell ^ (mask(x, y) === 0 ? 1 : 0))));
  drawFormat(rows, number);
  return rows;
}

/** How hard it is to read: long runs, blocks, things that look like finders, imbalance. */
function penalty(rows) {
  const size = rows.length;
  const lines = [...rows, ...rows.map((_, x) => rows.map((row) => row[x]))]
    .map((line) => line.map((dark) => (dark ? "1" : "0")).join(""));
  let sum = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) {
      sum += run.length - 2;
    }
    sum += 40 * (line.match(/(?=00001011101|10111010000)/g) ?? []).length;
  }
  for (let y = 1; y < size; y++) {
    for (let x = 1; x < size; x++) {
      if (rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x - 1]) {
        sum += 3;
      }
    }
  }
  const dark = lines.slice(0, size).join("").replaceAll("0", "").length;
  return sum + 10 * Math.floor(Math.abs((dark / (size * size)) * 20 - 10));
}
