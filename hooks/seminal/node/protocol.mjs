/**
 * How a program talks to the generator: a line of JSON comes in for each request, a line goes out for each answer, in
 * the same order. `worker.py` is the other side.
 */

import { createInterface } from "node:readline";

const reply = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/**
 * Answers requests until the input ends.
 *
 * @param {() => Promise<(request: any) => any>} start loads what is needed, and gives what answers a request
 */
export async function serve(start) {
  let answer;
  try {
    answer = await start();
  } catch (error) {
    reply({ fatal: error.message.split("\n")[0] });
    process.exit(1);
  }
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      reply({ answer: await answer(JSON.parse(line)) });
    } catch (error) {
      reply({ error: String(error.stack ?? error) });
    }
  }
}
