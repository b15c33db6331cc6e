#!/usr/bin/env bash
# A build in eight parts, from the folder of the project:
#
#   parts=$(sbatch --parsable docs/slurm.sh)
#   sbatch --dependency="afterok:$parts" --wrap 'depliant merge parts/* --out out'
#
#SBATCH --job-name=depliant
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
set -euo pipefail

depliant build --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --jobs "$SLURM_CPUS_PER_TASK" --out "parts/$SLURM_ARRAY_TASK_ID"
